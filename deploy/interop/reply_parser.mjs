// Another parser of mail replies, as a second opinion: reads texts, one JSON object on each line,
// and prints what it finds to be said in each.
import { createInterface } from "node:readline";
import EmailReplyParser from "email-reply-parser";

const parser = new EmailReplyParser();
for await (const line of createInterface({ input: process.stdin })) {
  const { text } = JSON.parse(line);
  console.log(JSON.stringify({ said: parser.parseReply(text) }));
}
