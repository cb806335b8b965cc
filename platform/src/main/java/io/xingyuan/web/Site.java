package io.xingyuan.web;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * 站点: the address under which people reach this deployment, from {@code xingyuan.address}.
 *
 * <p>Links that leave the house (mail, sign-in elsewhere) are made from it, never from the Host header of a request.
 */
@Component
public class Site {

    private static final Pattern DIGITS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]");

    private final @Nullable URI address;
    private final List<String> proxies;

    Site(@Value("${xingyuan.address:}") String address, @Value("${xingyuan.proxies:}") List<String> proxies) {
        this.address = address.isBlank() ? null : checked(address.strip());
        this.proxies = proxies.stream()
                .map(String::strip)
                .filter(proxy -> !proxy.isEmpty())
                .toList();
    }

    private static URI checked(String address) {
        URI uri = URI.create(address.replaceAll("/+$", ""));
        if (uri.getHost() == null || !List.of("http", "https").contains(uri.getScheme())) {
            throw new IllegalArgumentException("xingyuan.address: 应为 https://域名，现为 " + address);
        }
        return uri;
    }

    /** What links begin with, such as {@code https://park.example}; empty when nothing is configured. */
    public Optional<String> address() {
        return Optional.ofNullable(address).map(URI::toString);
    }

    /** Whether people come by TLS, which a proxy ends: then every request counts as a secure one. */
    public boolean secure() {
        return address != null && "https".equals(address.getScheme());
    }

    /** The hosts whose X-Forwarded headers are believed. */
    List<String> proxies() {
        return proxies;
    }

    /**
     * Whether this house is meant by a Host header. Addresses of digits cannot be forged by a name server; of names,
     * only the configured one counts, or without one, those that no name server outside answers for.
     */
    boolean answersTo(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (DIGITS.matcher(name).matches() || "localhost".equals(name) || name.endsWith(".localhost")) {
            return true;
        }
        return address == null
                ? !name.contains(".")
                : name.equals(address.getHost().toLowerCase(Locale.ROOT));
    }
}
