package io.xingyuan.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.web.util.UriUtils;

/** 地址: a path of this house with its query. */
public final class Address {

    private Address() {}

    /** In the order of the map; empty values are left out, whatever stands in the others is encoded. */
    public static String of(String path, Map<String, String> query) {
        var address = new StringBuilder(path);
        query.forEach((name, value) -> {
            if (!value.isEmpty()) {
                address.append(address.indexOf("?") < 0 ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(UriUtils.encode(value, StandardCharsets.UTF_8));
            }
        });
        return address.toString();
    }
}
