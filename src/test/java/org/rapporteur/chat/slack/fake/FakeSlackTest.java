package org.rapporteur.chat.slack.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.app_backend.SlackSignature;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.BlockCompositions;
import com.slack.api.model.block.element.BlockElements;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import com.slack.api.model.view.Views;
import com.slack.api.socket_mode.SocketModeClient;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rapporteur.SettableClock;
import org.rapporteur.chat.fake.Fault;

/** The real SDK against the local Slack. */
class FakeSlackTest {
  private final FakeSlack slack = new FakeSlack(SettableClock.at("2026-03-10T10:00:00Z"));
  private final String floor = slack.channel("floor");
  private final Person ana = slack.user("Ana");
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final List<SocketModeApp> running = new ArrayList<>();
  private final SlackConfig config = config();
  private final MethodsClient bot = Slack.getInstance(config).methods(FakeSlack.BOT_TOKEN);

  private SlackConfig config() {
    SlackConfig c = new SlackConfig();
    c.setMethodsEndpointUrlPrefix(slack.apiUrl());
    return c;
  }

  @AfterEach
  void close() throws Exception {
    for (SocketModeApp app : running) {
      app.close();
    }
    slack.close();
  }

  private void start() throws Exception {
    App app =
        new App(
            AppConfig.builder()
                .slack(Slack.getInstance(config))
                .singleTeamBotToken(FakeSlack.BOT_TOKEN)
                .build());
    app.event(
        MessageEvent.class,
        (payload, ctx) -> {
          heard.add(payload.getEvent().getText());
          return ctx.ack();
        });
    app.command("/floor", (req, ctx) -> ctx.ack("You asked for " + req.getPayload().getText()));
    app.command(
        "/ask",
        (req, ctx) -> {
          ctx.respond("Collected: " + req.getPayload().getText());
          return ctx.ack();
        });
    app.blockAction(
        "flag",
        (req, ctx) -> {
          ctx.client().viewsOpen(r -> r.triggerId(req.getPayload().getTriggerId()).view(modal()));
          return ctx.ack();
        });
    app.viewSubmission(
        "flag",
        (req, ctx) -> {
          String name =
              req.getPayload().getView().getState().getValues().values().stream()
                  .flatMap(fields -> fields.values().stream())
                  .map(ViewState.Value::getValue)
                  .findFirst()
                  .orElseThrow();
          return name.equals("Keiko")
              ? ctx.ack()
              : ctx.ack(r -> r.responseAction("errors").errors(Map.of("who", "Nobody is " + name)));
        });
    SocketModeApp wired =
        new SocketModeApp(FakeSlack.APP_TOKEN, app, SocketModeClient.Backend.Tyrus, 2);
    running.add(wired);
    wired.startAsync();
    slack.network().awaitConnections(1);
  }

  private static View modal() {
    return View.builder()
        .type("modal")
        .callbackId("flag")
        .title(Views.viewTitle(t -> t.type("plain_text").text("Flag")))
        .submit(Views.viewSubmit(t -> t.type("plain_text").text("Flag")))
        .blocks(
            List.of(
                Blocks.input(
                    i ->
                        i.blockId("who")
                            .label(BlockCompositions.plainText("Speaker"))
                            .element(BlockElements.plainTextInput(e -> e.actionId("name"))))))
        .build();
  }

  private static List<LayoutBlock> card() {
    return List.of(
        Blocks.section(s -> s.text(BlockCompositions.markdownText("*#1* Why?"))),
        Blocks.actions(
            List.of(
                BlockElements.button(
                    b ->
                        b.text(BlockCompositions.plainText("Flag")).actionId("flag").value("1")))));
  }

  @Test
  void handsAMessageOverAndSeesItAcknowledged() throws Exception {
    start();
    Message message = ana.says(floor, "Is 3 < 4 & <!channel> too?");
    slack.awaits("its ack", () -> slack.network().deliveries().get(0).acked());
    assertThat(heard).containsExactly("Is 3 &lt; 4 &amp; &lt;!channel&gt; too?");
    assertThat(slack.shown("floor")).containsExactly("Is 3 < 4 & <!channel> too?");
    assertThat(message.ts()).isEqualTo("1773136800.000000");
    assertThat(slack.network().deliveries().get(0).took()).isPositive();
  }

  @Test
  void sendsWhatACutLeftUnacknowledgedOverTheNextConnection() throws Exception {
    start();
    slack.network().cut();
    ana.says(floor, "Does anybody hear me?");
    slack.network().awaitConnections(2);
    slack.awaits("the event", () -> heard.contains("Does anybody hear me?"));
  }

  @Test
  void letsAConnectionDieInSilence() throws Exception {
    start();
    slack.network().fallsSilent();
    ana.says(floor, "Does anybody hear me?");
    slack.network().awaitConnections(2);
    slack.network().cut();
    slack.awaits("the event", () -> heard.contains("Does anybody hear me?"));
  }

  @Test
  void handsAnEventOverOnceMore() throws Exception {
    start();
    ana.says(floor, "Why?");
    slack.awaits("the event", () -> heard.size() == 1);
    slack.network().redeliversLast();
    slack.awaits("it once more", () -> heard.size() == 2);
    assertThat(slack.network().deliveries())
        .singleElement()
        .satisfies(d -> assertThat(d.attempts()).isEqualTo(2));
  }

  @Test
  void makesANewConnectionWhenTheOldOneIsToBeRefreshed() throws Exception {
    start();
    slack.network().disconnects("refresh_requested");
    slack.network().awaitConnections(2);
    ana.says(floor, "Still here?");
    slack.awaits("the event", () -> heard.contains("Still here?"));
  }

  @Test
  void losesEventsWhenToldToButKeepsTheHistory() throws Exception {
    slack.network().losesEvents(true);
    ana.says(floor, "Lost");
    assertThat(slack.network().deliveries()).isEmpty();
    assertThat(bot.conversationsHistory(r -> r.channel(floor)).getMessages())
        .extracting(com.slack.api.model.Message::getText)
        .containsExactly("Lost");
  }

  @Test
  void tellsTheSenderAloneWhatACommandAnswers() throws Exception {
    start();
    assertThat(ana.types("floor", "/floor queue").text()).isEqualTo("You asked for queue");
    assertThat(ana.types("floor", "/ask Why?").text()).isEqualTo("Collected: Why?");
    assertThat(slack.shownTo(ana)).hasSize(2);
    assertThat(slack.shownTo(slack.user("Ben"))).isEmpty();
    assertThat(slack.shown("floor")).isEmpty();
  }

  @Test
  void opensAModalByAButtonAndTakesItsWords() throws Exception {
    start();
    bot.chatPostMessage(r -> r.channel(floor).text("#1 Why?").blocks(card()));
    assertThat(slack.shown("floor")).containsExactly("*#1* Why?\nFlag");
    var modal = ana.clicks(slack.messages("floor").get(0), "Flag").modal();
    ViewAnswer refused = ana.submits(modal, Map.of("Speaker", "Nobody"));
    assertThat(refused.action()).isEqualTo("errors");
    assertThat(refused.errors().path("who").asText()).isEqualTo("Nobody is Nobody");
    assertThat(ana.submits(modal, Map.of("Speaker", "Keiko")).closed()).isTrue();
    assertThat(slack.violations()).isEmpty();
  }

  @Test
  void refusesTooManyBlocksAndNotesIt() throws Exception {
    List<LayoutBlock> many =
        IntStream.range(0, 51).<LayoutBlock>mapToObj(i -> Blocks.divider()).toList();
    var answer = bot.chatPostMessage(r -> r.channel(floor).text("x").blocks(many));
    assertThat(answer.getError()).isEqualTo("invalid_blocks");
    assertThat(slack.violations()).containsExactly("chat.postMessage: 51 blocks");
    assertThat(slack.shown("floor")).isEmpty();
  }

  @Test
  void notesWhatCallsPeopleAndWhatHasNoFallback() throws Exception {
    bot.chatPostMessage(r -> r.channel(floor).text("Hear <!channel>, it is <!date^1^{date}|x>"));
    bot.chatPostMessage(r -> r.channel(floor).blocks(card()));
    assertThat(slack.violations())
        .containsExactly(
            "chat.postMessage: a live mention in \"Hear <!channel>, it is <!date^1^{date}|x>\"",
            "chat.postMessage: blocks without a fallback text");
  }

  @Test
  void answers429WithItsTimeAsOftenAsTold() throws Exception {
    slack.fails("chat.postMessage", 1, Fault.rateLimited(7));
    assertThatThrownBy(() -> bot.chatPostMessage(r -> r.channel(floor).text("x")))
        .isInstanceOfSatisfying(
            SlackApiException.class,
            e -> assertThat(e.getResponse().header("Retry-After")).isEqualTo("7"));
    assertThat(bot.chatPostMessage(r -> r.channel(floor).text("x")).isOk()).isTrue();
  }

  @Test
  void holdsThePaceOfAChannel() throws Exception {
    slack.paces(true);
    assertThat(bot.chatPostMessage(r -> r.channel(floor).text("1")).isOk()).isTrue();
    assertThatThrownBy(() -> bot.chatPostMessage(r -> r.channel(floor).text("2")))
        .isInstanceOf(SlackApiException.class);
    assertThat(slack.shown("floor")).containsExactly("1");
  }

  @Test
  void losesAnAnswerAfterHavingPosted() {
    slack.fails("chat.postMessage", 1, Fault.answerLost());
    assertThatThrownBy(() -> bot.chatPostMessage(r -> r.channel(floor).text("x")))
        .isInstanceOf(IOException.class);
    assertThat(slack.shown("floor")).containsExactly("x");
  }

  @Test
  void namesWhatIsWrongWithTokensScopesAndChannels() throws Exception {
    var stranger = Slack.getInstance(config).methods("xoxb-nobody");
    assertThat(stranger.authTest(r -> r).getError()).isEqualTo("invalid_auth");
    slack.lets(Set.of("channels:history"));
    var refused = bot.chatPostMessage(r -> r.channel(floor).text("x"));
    assertThat(refused.getError()).isEqualTo("missing_scope");
    assertThat(refused.getNeeded()).isEqualTo("chat:write");
    assertThat(bot.authTest(r -> r).getHttpResponseHeaders().get("x-oauth-scopes"))
        .containsExactly("channels:history");
    slack.botIn("floor", false);
    assertThat(bot.conversationsHistory(r -> r.channel(floor)).getError())
        .isEqualTo("not_in_channel");
    assertThat(bot.conversationsHistory(r -> r.channel("C404")).getError())
        .isEqualTo("channel_not_found");
  }

  @Test
  void pagesTheHistoryNewestFirstWithItsThreads() throws Exception {
    Message first = ana.says(floor, "1");
    ana.says(floor, "2");
    ana.says(floor, "3");
    ana.replies(first, "in the thread");
    var page = bot.conversationsHistory(r -> r.channel(floor).limit(2));
    assertThat(page.getMessages())
        .extracting(com.slack.api.model.Message::getText)
        .containsExactly("3", "2");
    assertThat(page.isHasMore()).isTrue();
    String next = page.getResponseMetadata().getNextCursor();
    var last = bot.conversationsHistory(r -> r.channel(floor).limit(2).cursor(next));
    assertThat(last.getMessages()).hasSize(1);
    assertThat(last.getMessages().get(0).getReplyCount()).isEqualTo(1);
    assertThat(bot.conversationsReplies(r -> r.channel(floor).ts(first.ts())).getMessages())
        .extracting(com.slack.api.model.Message::getText)
        .containsExactly("1", "in the thread");
    assertThat(bot.conversationsHistory(r -> r.channel(floor).oldest(first.ts())).getMessages())
        .hasSize(2);
    ana.deletes(first);
    assertThat(slack.shown("floor")).containsExactly("This message was deleted.", "2", "3");
  }

  @Test
  void takesAFileInThreeSteps() throws Exception {
    bot.filesUploadV2(
        r ->
            r.channel(floor)
                .filename("report.md")
                .fileData("# Report".getBytes(StandardCharsets.UTF_8))
                .initialComment("The report"));
    assertThat(slack.filesIn("floor"))
        .singleElement()
        .satisfies(f -> assertThat(f.content()).asString().isEqualTo("# Report"));
    assertThat(slack.shown("floor")).containsExactly("The report");
  }

  @Test
  void signsWhatItDeliversOverHttp() throws Exception {
    List<String> bodies = new CopyOnWriteArrayList<>();
    SlackSignature.Verifier verifier =
        new SlackSignature.Verifier(new SlackSignature.Generator(FakeSlack.SIGNING_SECRET));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/slack",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          String time = exchange.getRequestHeaders().getFirst("X-Slack-Request-Timestamp");
          String signature = exchange.getRequestHeaders().getFirst("X-Slack-Signature");
          boolean good = verifier.isValid(time, body, signature, 1_773_136_800_000L);
          bodies.add(good ? body : "forged");
          byte[] answer = "Hello".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    try {
      slack
          .network()
          .deliversTo(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/slack"));
      ana.says(floor, "Why?");
      assertThat(ana.types("floor", "/floor queue").text()).isEqualTo("Hello");
      assertThat(bodies.get(0)).contains("\"text\":\"Why?\"");
      assertThat(bodies.get(1)).contains("command=%2Ffloor&text=queue");
    } finally {
      server.stop(0);
    }
  }
}
