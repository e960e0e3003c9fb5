package org.rapporteur.digest;

import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.Presence;
import org.rapporteur.session.Attribution;
import org.rapporteur.session.Session;
import org.rapporteur.session.SessionFixture;
import org.rapporteur.text.Language;

/** Sessions that several tests tell of. */
final class Stories {
  static final ChannelRef ROOM = new ChannelRef("slack", "T1", "C-room");

  private Stories() {}

  /** A hybrid session with two source channels. */
  static SessionFixture hybrid(Attribution rule) {
    return new SessionFixture()
        .attribution(rule)
        .sources(
            new Session.Source(SessionFixture.FLOOR, Presence.ONLINE),
            new Session.Source(ROOM, Presence.ONSITE))
        .open();
  }

  /** A hybrid session with all that can become of an item, closed after 62 minutes. */
  static SessionFixture whole(Attribution rule) {
    return hybrid(rule)
        .asks("Ana (Chile)", "Who pays for the training of prosecutors?", "capacity-building")
        .asks("Ben (Ghana)", "Are journalists protected?", "human-rights", "data-protection")
        .asks("Chen", "Who will fund trainings for prosecutors?", "capacity-building")
        .comments("Dina (Fiji)", "Small states need a help desk.", "capacity-building")
        .chats("Ben", "good morning")
        .minutes(10)
        .in(ROOM)
        .presence(Presence.ONSITE)
        .language(Language.AR)
        .asks("Omar (Jordan)", "من يدفع تكاليف التدريب؟", "capacity-building")
        .language(Language.EN)
        .asksAnonymously("Eve (Kenya)", "Will data be kept after the case?", "data-protection")
        .asks("Fay (Peru)", "Is lunch free?")
        .asks("Gil (Mali)", "How long may evidence be kept?", "data-protection")
        .asks("Hal (Nepal)", "Who hosts the secretariat?")
        .asks("Ida (Togo)", "Forget that I asked this")
        .upvotes(1, "Ben", "Chen", "Dina")
        .upvotes(3, "Dina", "Eve")
        .upvotes(2, "Ana")
        .minutes(10)
        .flags(1, "Keiko Tanaka")
        .merges(3, 1)
        .live(1)
        .answered(1)
        .flags(2, "Keiko Tanaka")
        .moderator("Jonas")
        .answers(6, "Only as long as Article 25 allows.")
        .dismisses(7, "off topic")
        .flags(8, null)
        .defers(8)
        .withdraws("Ida", 10)
        .minutes(42)
        .close();
  }
}
