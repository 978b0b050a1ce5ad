// Opens a SMART Health Link with a reader that is not ours:
//   node read_link.mjs <link> <passcode>
// Prints the types of what it holds, or how it was refused.
import { SHLViewer } from "kill-the-clipboard";

const [shlinkURI, passcode] = process.argv.slice(2);
try {
  const viewer = new SHLViewer({ shlinkURI });
  const { requiresPasscode, label } = viewer.shl;
  const read = await viewer.resolveSHL({ recipient: "Another reader", passcode });
  const types = read.fhirResources.map((resource) => resource.resourceType);
  console.log(JSON.stringify({ requiresPasscode, label, types }));
} catch (error) {
  console.log(JSON.stringify({ refused: error.constructor.name }));
}
