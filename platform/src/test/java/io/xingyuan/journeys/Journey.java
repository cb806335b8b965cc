package io.xingyuan.journeys;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A way through the pages as a person goes it. The test method takes a {@link Person}.
 *
 * <p>All journeys of a process share one server with the demo, one database and one Chromium; each person has a browser
 * context of their own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(House.class)
@interface Journey {}
