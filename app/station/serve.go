package station

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"
)

// Serve answers until ctx ends or Close is called, and then gives nil. It is
// called once.
func (s *Station) Serve(ctx context.Context) error {
	s.mu.Lock()
	if s.served {
		s.mu.Unlock()
		return errors.New("station: served already")
	}
	s.served = true
	s.mu.Unlock()
	defer close(s.done)

	ctx, cancel := context.WithCancel(ctx)
	var others sync.WaitGroup
	others.Go(func() { s.watch(ctx) })
	others.Go(func() { s.pack.fill(ctx, s.o.Log) })
	others.Go(func() { s.podium.follow(ctx) })
	failed := make(chan error, 1)
	others.Go(func() { failed <- s.server.ServeTLS(newEntrance(s.listener), "", "") })
	var err error
	select {
	case err = <-failed:
	case <-ctx.Done():
	case <-s.closing:
	}
	patience, enough := context.WithTimeout(context.WithoutCancel(ctx), closePatience)
	defer enough()
	if down := s.server.Shutdown(patience); down != nil {
		down = s.server.Close() // whoever is slower than that
		if err == nil {
			err = down
		}
	}
	cancel()
	others.Wait()
	s.desks.flush(context.WithoutCancel(ctx), s.o.Log)
	if errors.Is(err, http.ErrServerClosed) || errors.Is(err, net.ErrClosed) {
		return nil
	}
	return err
}

// Close ends the station: no new connection is taken, answers under way are
// finished. Desks stay in the records and come back when it is opened again.
func (s *Station) Close(ctx context.Context) error {
	s.mu.Lock()
	first := !closed(s.closing)
	if first {
		close(s.closing)
	}
	served := s.served
	s.mu.Unlock()
	if !served {
		if !first {
			return nil
		}
		if err := s.listener.Close(); !errors.Is(err, net.ErrClosed) { // by Serve, which has begun meanwhile
			return err
		}
		return nil
	}
	select {
	case <-s.done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func closed(c chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

// watch sees to what changes by itself: desks that another program ended, the
// machine's addresses.
func (s *Station) watch(ctx context.Context) {
	known := s.announce(nil)
	defer func() { known.stop() }()
	look := time.NewTicker(500 * time.Millisecond)
	defer look.Stop()
	move := time.NewTicker(10 * time.Second)
	defer move.Stop()
	write := time.NewTicker(time.Minute)
	defer write.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-look.C:
			if err := s.desks.refresh(ctx); err != nil && ctx.Err() == nil {
				s.o.Log(fmt.Errorf("station: desks: %w", err))
			}
		case <-move.C:
			if s.readdress(localAddresses()) {
				known = s.announce(known)
				s.o.OnChange()
			}
		case <-write.C:
			s.desks.flush(ctx, s.o.Log)
		}
	}
}

// readdress takes over the machine's addresses and tells whether they are others.
func (s *Station) readdress(now []net.IP) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if sameAddresses(now, s.addresses) {
		return false
	}
	s.addresses = now
	if err := s.cert.extend(certifiable(now)); err != nil {
		s.o.Log(fmt.Errorf("station: %w", err))
	}
	return true
}
