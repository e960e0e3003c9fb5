/**
 * What the local platforms of the tests have in common: state whose changes can be waited for, a
 * network that can be cut, and answers that go wrong on demand. It knows no platform.
 */
@NullMarked
package org.rapporteur.chat.fake;

import org.jspecify.annotations.NullMarked;
