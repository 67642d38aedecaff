/**
 * Moves the pointer, which is down already, by a step in each frame for so long. Answers how long each frame took, in
 * milliseconds. Each step is an event of the page: the next is made when the one before is drawn, so that no frame is
 * without one, however slow the canvas is.
 */
export function drive(from, milliseconds) {
  return new Promise((done) => {
    const frames = [];
    let [began, last, step] = [undefined, undefined, 0];
    const frame = (now) => {
      began ??= now;
      if (last !== undefined) {
        frames.push(now - last);
      }
      last = now;
      if (now - began >= milliseconds && frames.length >= 5) {
        done(frames);
        return;
      }
      step++;
      const at = { x: from.x + 160 * Math.sin(step / 20), y: from.y + 90 * Math.sin(step / 33) };
      move(at);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

function move(at) {
  const target = document.elementFromPoint(at.x, at.y) ?? document.body;
  const init = { bubbles: true, cancelable: true, clientX: at.x, clientY: at.y, buttons: 1 };
  target.dispatchEvent(
    new PointerEvent("pointermove", { ...init, pointerId: 1, pointerType: "mouse", isPrimary: true }),
  );
  target.dispatchEvent(new MouseEvent("mousemove", init));
}
