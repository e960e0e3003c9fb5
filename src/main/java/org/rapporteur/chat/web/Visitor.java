package org.rapporteur.chat.web;

import java.util.Locale;
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
 * @param locale the first language their browser asks for that commands are explained in
 * @param token what each form of theirs must send along
 */
public record Visitor(
    UserRef user,
    String name,
    @Nullable String affiliation,
    Presence presence,
    boolean moderator,
    Locale locale,
    String token) {
  Author author() {
    return new Author(user, name, affiliation, false);
  }
}
