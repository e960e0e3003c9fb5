// Serves emulate's Slack on a free port and sends signed events to the address it is given:
//   node slack.mjs NODE_MODULES EVENTS_URL SIGNING_SECRET BOT_TOKEN USER_TOKEN
// Prints its own address as one line and ends when its input does.
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, events, secret, token, anasToken] = process.argv.slice(2);
const [bot, botUser] = ["B000000RAP", "U000000RAP"];
const dist = join(modules, "emulate", "dist");
const load = (file) => import(pathToFileURL(join(dist, file)));

// The library starts Slack by its name and keeps the dispatcher of events, to which no option
// adds an address, to the plugin: that is where ours is added.
const file = readdirSync(dist).find(
  (name) => name.endsWith(".js") && /^ {2}slackPlugin,?$/m.test(readFileSync(join(dist, name), "utf8")),
);
const { slackPlugin } = await load(file);
const register = slackPlugin.register;
slackPlugin.register = (app, store, webhooks, ...rest) => {
  webhooks.register({ url: events, events: ["*"], active: true, owner: "slack" });
  return register.call(slackPlugin, app, store, webhooks, ...rest);
};

const port = await new Promise((resolve) => {
  const probe = createServer().listen(0, "127.0.0.1", () => {
    const { port } = probe.address();
    probe.close(() => resolve(port));
  });
});
const { createEmulator } = await load("api.js");
const slack = await createEmulator({
  service: "slack",
  port,
  seed: {
    slack: {
      signing_secret: secret,
      strict_scopes: true,
      users: [{ name: "ana", real_name: "Ana" }],
      channels: [{ name: "floor" }, { name: "moderators" }],
      oauth_apps: [
        {
          client_id: "1.1",
          client_secret: "secret",
          name: "Rapporteur",
          redirect_uris: [],
          bot_id: bot,
          bot_user_id: botUser,
          bot_name: "rapporteur",
        },
      ],
      tokens: [
        {
          token,
          type: "bot",
          user_id: botUser,
          bot_id: bot,
          bot_user_id: botUser,
          scopes: [
            "channels:history",
            "channels:read",
            "groups:history",
            "groups:read",
            "chat:write",
            "commands",
            "reactions:read",
            "reactions:write",
            "users:read",
            "files:write",
          ],
        },
        { token: anasToken, type: "user", user: "ana" },
      ],
    },
  },
});
console.log(`http://127.0.0.1:${port}`);
process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
