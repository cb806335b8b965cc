package io.xingyuan.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * 再次验证: whoever calls this handler has proved who they are within the last ten minutes, or is asked to first. A form
 * and the handler that takes it both bear it, so that the question comes before the typing.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface FreshSignIn {}
