package io.xingyuan.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Ways back to a page of this house, never to another host. */
public final class Back {

    private Back() {}

    /** The path when it is one of ours, else the home page. */
    public static String to(@Nullable String path) {
        if (path == null || !path.startsWith("/") || path.startsWith("//")) {
            return "/";
        }
        // braces as they travel: a redirect would take what is between them for a name
        return path.matches("[^\\\\\\p{Cntrl}]*") ? path.replace("{", "%7B").replace("}", "%7D") : "/";
    }

    /** Path and query of a full address such as the Referer header holds. */
    public static String pathOf(@Nullable String address) {
        try {
            URI uri = URI.create(address == null ? "/" : address);
            String query = uri.getRawQuery();
            return to(uri.getRawPath() + (query == null ? "" : "?" + query));
        } catch (IllegalArgumentException malformed) {
            return "/";
        }
    }
}
