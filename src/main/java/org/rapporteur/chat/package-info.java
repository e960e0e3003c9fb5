/**
 * The port to chat platforms and its words. Adapters live in subpackages, one platform each; the
 * core knows them only through {@link org.rapporteur.chat.ChatPlatform} (what we send) and {@link
 * org.rapporteur.chat.ChatListener} (what reaches us), so that a platform's difference is data.
 */
@NullMarked
package org.rapporteur.chat;

import org.jspecify.annotations.NullMarked;
