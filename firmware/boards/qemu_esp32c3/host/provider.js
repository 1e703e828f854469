import Digital from "embedded:io/digital";
import Serial from "embedded:io/serial";

export default { io: { Digital, Serial } };
