/** camera: the phone's camera, looked through until it sees a code. */
vinhdanh.camera = (() => {
  const pause = 80; // ms between two pictures, at least

  return {
    can: () => !!(navigator.mediaDevices && navigator.mediaDevices.getUserMedia),

    /** open shows the camera in video and calls found with the first code's text; it gives what closes it. */
    async open(video, found) {
      const stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } }, audio: false,
      });
      let timer;
      let open = true;
      const close = () => {
        open = false;
        clearTimeout(timer);
        for (const track of stream.getTracks()) track.stop();
        video.srcObject = null;
      };
      const look = async () => {
        const begun = performance.now();
        let text = '';
        try {
          if (video.readyState >= 2) text = await vinhdanh.picture.frame(video);
        } catch {
          // one picture that cannot be read is followed by the next
        }
        if (!open) return;
        if (text && found(text)) close();
        // A slow phone rests as long as it worked.
        else timer = setTimeout(look, Math.max(pause, performance.now() - begun));
      };
      try {
        video.srcObject = stream;
        await video.play();
        await vinhdanh.picture.ready();
      } catch (fault) {
        close();
        throw fault;
      }
      look();
      return close;
    },
  };
})();
