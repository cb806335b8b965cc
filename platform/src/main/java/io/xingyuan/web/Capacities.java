package io.xingyuan.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** 身份: the capacities between which a person may switch in the top bar; the module of accounts publishes this bean. */
public interface Capacities {

    /** All of the visitor's capacities that stand today, the current one among them. */
    List<Line> of(Visitor visitor);

    /** Works out in which capacity its person asks, for a request that came to no handler. */
    default void enter(HttpServletRequest request) {}

    /**
     * One line of the switch.
     *
     * @param key what {@code POST /capacity} takes
     * @param role Chinese; translated when drawn
     * @param place the organisation acted for and, where it is narrower, the scope
     */
    record Line(String key, String role, String place, boolean current) {}
}
