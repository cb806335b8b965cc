package io.xingyuan.web;

import io.xingyuan.kernel.Role;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** 准入: the roles that may call a handler, on the method or its class. A handler without it answers nobody. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface AllowedTo {

    Role[] value() default {};

    /** Beside the single roles. */
    Role.Group[] groups() default {};
}
