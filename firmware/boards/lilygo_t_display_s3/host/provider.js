import Digital from "embedded:io/digital";

export default { io: { Digital } };
