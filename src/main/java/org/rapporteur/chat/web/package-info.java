/**
 * The embedded platform's adapter: a live chat in the browser, served by this process. It knows who
 * a visitor is by signed cookies, takes what visitors send over HTTP and hands it to the core in
 * the core's words; what visitors see is drawn elsewhere, from a session's state, so that nothing
 * of a conversation is stored here.
 */
@NullMarked
package org.rapporteur.chat.web;

import org.jspecify.annotations.NullMarked;
