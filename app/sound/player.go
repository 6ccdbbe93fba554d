package sound

import "sync"

// Player plays the sounds of one window. Its methods never wait.
type Player struct {
	next chan Sound // the newest wins: what is late is worth nothing
	stop chan struct{}
	once sync.Once
	done sync.WaitGroup
	out  speaker
}

// speaker is a loudspeaker. play cuts what it plays; it may wait a little.
// ready may be asked at any time, also while the loudspeaker is being opened,
// when it says true.
type speaker interface {
	open() // called once, before all others
	play(s Sound)
	ready() bool
	close()
}

// New finds the loudspeaker; it does not wait for it.
func New() *Player { return newPlayer(newSpeaker()) }

func newPlayer(out speaker) *Player {
	p := &Player{next: make(chan Sound, 1), stop: make(chan struct{}), out: out}
	p.done.Go(func() {
		defer out.close()
		out.open()
		for {
			select {
			case <-p.stop:
				return
			case s := <-p.next:
				out.play(s)
			}
		}
	})
	return p
}

// Play plays a sound. A sound under way is cut.
func (p *Player) Play(s Sound) {
	if s < 0 || s >= count {
		return
	}
	for {
		select {
		case p.next <- s:
			return
		default:
		}
		select {
		case <-p.next:
		default:
		}
	}
}

// Ready tells whether anybody can hear the sounds, as far as that is known.
func (p *Player) Ready() bool { return p.out.ready() }

// Close gives the loudspeaker back.
func (p *Player) Close() {
	p.once.Do(func() { close(p.stop) })
	p.done.Wait()
}
