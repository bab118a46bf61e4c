package io.hongyan.server.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call: an account or key with one of these roles; with any role when none is named. Every
 * call of the API says this or {@link Open}; one that says neither is refused to everybody.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {

    Role[] value() default {};
}
