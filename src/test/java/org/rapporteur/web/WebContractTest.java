package org.rapporteur.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.ChatPlatform;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.PlatformContract;
import org.rapporteur.chat.PlatformDriver;
import org.rapporteur.chat.RecordingListener;
import org.rapporteur.chat.UserRef;
import org.rapporteur.chat.web.WebChat;
import org.rapporteur.session.SessionFixture;

/** The live chat in the browser. */
final class WebContractTest extends PlatformContract {
  @TempDir private Path reports;

  @Override
  protected PlatformDriver open(RecordingListener heard) throws Exception {
    ServedSite site = new ServedSite(reports);
    site.hold(new SessionFixture().open());
    site.chat.start(heard);
    heard.opens(WebChat.channel("floor"), WebChat.channel("moderators"), SessionFixture.OPENS);
    return new Browsers(site, heard);
  }

  /** People with a browser each. */
  private static final class Browsers implements PlatformDriver {
    private static final String MESSAGES = "/s/floor/messages";

    private final ServedSite site;
    private final RecordingListener heard;
    private final Map<String, Browser> people = new HashMap<>();
    private final Map<String, List<String>> told = new HashMap<>();
    private final Map<String, UserRef> users = new HashMap<>();
    private String lastPerson = "";
    private String lastText = "";
    private int number;

    Browsers(ServedSite site, RecordingListener heard) {
      this.site = site;
      this.heard = heard;
    }

    private Browser browser(String person) throws Exception {
      Browser known = people.get(person);
      if (known == null) {
        known = site.browser();
        known.open(person.equals("Mod") ? "/moderators?key=" + ServedSite.SECRET : "/");
        people.put(person, known);
      }
      return known;
    }

    private String nextNumber() {
      return "number-" + ++number;
    }

    @Override
    public Set<Lacking> lacks() {
      return EnumSet.allOf(Lacking.class);
    }

    @Override
    public ChatPlatform platform() {
      return site.chat;
    }

    @Override
    public ChannelRef floor() {
      return WebChat.channel("floor");
    }

    @Override
    public ChannelRef desk() {
      return WebChat.channel("moderators");
    }

    /** Whom the chat took a browser for when it first sent something. */
    @Override
    public UserRef user(String person) {
      return Objects.requireNonNull(users.get(person), person);
    }

    @Override
    public int longest() {
      return 200;
    }

    @Override
    public MessageRef posts(String person, String text) throws Exception {
      int before = heard.told().size();
      lastPerson = person;
      lastText = text;
      nextNumber();
      sendsLast();
      if (heard.told().size() == before) {
        return new MessageRef(floor(), "not-taken");
      }
      ChatEvent.Posted posted = (ChatEvent.Posted) heard.told().get(before);
      users.putIfAbsent(person, posted.author().user());
      return posted.message();
    }

    private void sendsLast() throws Exception {
      var unused =
          browser(lastPerson).post(MESSAGES, "number", "number-" + number, "text", lastText);
    }

    @Override
    public void edits(String person, MessageRef message, String text) throws Exception {
      var answer =
          browser(person)
              .post(
                  "/s/floor/edits", "number", nextNumber(), "message", message.id(), "text", text);
      assertThat(answer.statusCode()).isEqualTo(303);
    }

    @Override
    public void deletes(String person, MessageRef message) {
      throw new UnsupportedOperationException("nobody can");
    }

    @Override
    public void upvotes(String person, MessageRef message) throws Exception {
      votes(person, "+" + message.channel() + " " + message.id());
    }

    @Override
    public void takesUpvoteBack(String person, MessageRef message) throws Exception {
      votes(person, "-" + message.channel() + " " + message.id());
    }

    private void votes(String person, String vote) throws Exception {
      int before = heard.told().size();
      var unused = browser(person).post("/s/floor/upvotes", "number", nextNumber(), "vote", vote);
      users.putIfAbsent(person, ((ChatEvent.Reacted) heard.told().get(before)).author().user());
    }

    @Override
    public String calls(String person, ChannelRef channel, String line) throws Exception {
      String path = person.equals("Mod") ? "/moderators/" + channel.id() + "/commands" : MESSAGES;
      String answer =
          browser(person).postPart(path, "number", nextNumber(), "line", line, "text", line).body();
      users.putIfAbsent(person, heard.lastCall().caller().user());
      told.computeIfAbsent(person, p -> new ArrayList<>()).add(answer);
      return answer;
    }

    @Override
    public List<String> shown(ChannelRef channel) {
      return List.of();
    }

    /** What the person was answered, and their page. */
    @Override
    public List<String> alone(String person) throws Exception {
      List<String> alone = new ArrayList<>(told.getOrDefault(person, List.of()));
      alone.add(browser(person).open("/s/floor"));
      return alone;
    }

    @Override
    public List<String> below(MessageRef message) {
      return List.of();
    }

    @Override
    public boolean isMarked(MessageRef message) {
      return false;
    }

    @Override
    public void redelivers() throws Exception {
      sendsLast();
    }

    @Override
    public void retries() throws Exception {
      sendsLast();
    }

    @Override
    public void sendsMalformed() {
      throw new UnsupportedOperationException("a broken form is refused");
    }

    @Override
    public void losesNextAnswer() {
      throw new UnsupportedOperationException("there is nothing to answer");
    }

    @Override
    public void awaits(String what, BooleanSupplier holds) {
      assertThat(holds.getAsBoolean()).as(what).isTrue();
    }

    @Override
    public List<String> violations() {
      return List.of();
    }

    @Override
    public void close() {
      site.close();
    }
  }
}
