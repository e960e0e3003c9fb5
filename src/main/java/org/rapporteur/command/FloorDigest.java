package org.rapporteur.command;

import java.util.List;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Role;
import org.rapporteur.digest.DigestSchedule;
import org.rapporteur.session.Refused;

/** {@code /floor digest}: posts the digest that is not due yet. */
final class FloorDigest implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "floor digest",
          Role.MODERATOR,
          "Posts a digest now, in the moderator channel",
          List.of());

  private final Desk desk;
  private final DigestSchedule digests;

  FloorDigest(Desk desk, DigestSchedule digests) {
    this.desk = desk;
    this.digests = digests;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Post run(Call call) {
    desk.change(
        call,
        (draft, actor) -> {
          if (digests.postNow(draft).isEmpty()) {
            throw new Refused("Nothing has changed since the last digest. /floor list shows all.");
          }
        });
    return Post.of("The digest is on its way to the moderator channel.");
  }
}
