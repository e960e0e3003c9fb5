package org.rapporteur.chat.web;

import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.Author;
import org.rapporteur.chat.Presence;
import org.rapporteur.chat.UserRef;

/**
 * Who looks at a page, by what their browser carries.
 *
 * @param name as they gave it; empty when they did not
 * @param presence by the link they joined with
 * @param moderator whether they came by the moderators' link
 * @param token what each form of theirs must send along
 */
public record Visitor(
    UserRef user,
    String name,
    @Nullable String affiliation,
    Presence presence,
    boolean moderator,
    String token) {
  Author author() {
    return new Author(user, name, affiliation, false);
  }
}
