// Sends photos one after the other, so that on a weak line each is whole and safe before the next
// one starts. Each goes under its own id: sent again, it is the same photo.
import { post } from "../post.js";
import { shrunk } from "./shrink.js";

const KEPT = [200, 201];

export class Queue {
  // `onEnd` is told of each photo that got through or did not, `onRest` whenever nothing is on
  // its way any more.
  constructor(form, address, { onEnd, onRest }) {
    Object.assign(this, { form, address, onEnd, onRest, waiting: [], isBusy: false });
  }

  async add(...picks) {
    picks.forEach((pick) => pick.show("waiting"));
    this.waiting.push(...picks);
    if (this.isBusy) return;
    this.isBusy = true;
    while (this.waiting.length) await this.send(this.waiting.shift());
    this.isBusy = false;
    this.onRest();
  }

  async send(pick) {
    pick.show("sending");
    pick.progress = 0;
    try {
      pick.small ??= await shrunk(pick.file, pick.image);
      // Under a name of ours: the phone's may say more than the picture.
      const fields = [["file", pick.small, "photo"]];
      const { status, data } = await post(this.form, `${this.address}${pick.id}/`, fields, (share) => {
        pick.progress = share;
      });
      if (KEPT.includes(status)) pick.show("sent");
      else if (data) pick.show(status === 503 ? "put-off" : "refused", data.message);
      else pick.show(status < 500 ? "not-taken" : "not-sent"); // a proxy whose server starts again
    } catch {
      pick.show("not-sent");
    }
    this.onEnd(pick);
  }
}
