// One stream for all the tabs of this desk: a browser opens only six connections to one place.
import { follow } from "./stream.js";

const ports = new Set();
let stream = null;

onconnect = (event) => {
  const port = event.ports[0];
  ports.add(port);
  port.onmessage = (message) => {
    if (message.data === "bye") ports.delete(port);
    if (message.data === "restart" && stream) stream.restart();
  };
  port.start();
  if (stream) port.postMessage(stream.state());
  else stream = follow((item) => ports.forEach((one) => one.postMessage(item)));
};
