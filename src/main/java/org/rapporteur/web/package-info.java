/**
 * The pages: what people see of a session in a browser. Each is a pure function of a session's
 * state and of who looks at it, drawn by a template that escapes all text, so that an edit, a
 * withdrawal or a restart needs no care of its own here. Pages learn of changes over one stream of
 * events and fetch their parts anew.
 */
@NullMarked
package org.rapporteur.web;

import org.jspecify.annotations.NullMarked;
