package org.rapporteur.chat.discord;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import org.rapporteur.chat.PlatformState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Discord the commands when they are not those it was told last: it takes 200 new ones a day,
 * and people's apps show changed ones late.
 */
final class Registration {
  private static final Logger log = LoggerFactory.getLogger(Registration.class);
  private static final String TOLD = "commands";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private final CommandTree tree;
  private final PlatformState state;
  private final Requests requests;
  private boolean done;

  Registration(CommandTree tree, PlatformState state, Requests requests) {
    this.tree = tree;
    this.state = state;
    this.requests = requests;
  }

  /**
   * Tells Discord the commands, once in a run and only if they changed. Blocks while Discord is
   * asked.
   *
   * @return what stands in the way, after which it is to be called again; empty when all is well
   */
  synchronized Optional<String> register(JDA jda) {
    if (done) {
      return Optional.empty();
    }
    String digest = digest(jda.getSelfUser().getApplicationId());
    if (!state.get(TOLD).equals(Optional.of(digest))) {
      try {
        requests.ask(jda.updateCommands().addCommands(tree.data()));
      } catch (Trouble e) {
        return Optional.of(
            "the commands are not registered, which is tried again: " + e.getMessage());
      }
      state.put(TOLD, digest);
      log.info("Discord was told {} commands", tree.data().size());
    }
    done = true;
    return Optional.empty();
  }

  private String digest(String application) {
    Map<String, Object> commands = new TreeMap<>();
    try {
      for (CommandData command : tree.data()) {
        commands.put(
            command.getType() + " " + command.getName(),
            JSON.readValue(command.toData().toJson(), Object.class));
      }
      byte[] written =
          (application + JSON.writeValueAsString(commands)).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(written));
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("commands are plain data", e);
    }
  }
}
