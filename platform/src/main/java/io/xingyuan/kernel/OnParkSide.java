package io.xingyuan.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * 在园区侧: every method of the bean reaches the database on the park's side, whoever is signed in. For stores of what
 * enterprises may not read at all, and for the operations on them, such as accounts. Inside a transaction of an
 * enterprise's side such a call stands outside it: it neither sees nor joins what that transaction has written.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnParkSide {}
