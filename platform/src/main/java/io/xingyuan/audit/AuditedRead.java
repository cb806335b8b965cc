package io.xingyuan.audit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * 查阅留痕: a handler that gives out many sensitive rows, such as the export of a list. Before it is called a row of the
 * log says who asks for what; without that row nothing is given out. Where the handler itself may still refuse, it calls
 * {@link Audit#read} when it has decided.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AuditedRead {

    /** A Chinese verb phrase. */
    String value();

    /** What is given out, in Chinese. */
    String kind();
}
