/** Ways through the pages as people go them, in a real browser. */
@NullMarked
package io.xingyuan.journeys;

import org.jspecify.annotations.NullMarked;
