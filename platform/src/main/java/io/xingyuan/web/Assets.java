package io.xingyuan.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.webjars.WebJarVersionLocator;

/** 静态资源: addresses that change when the content does, so that a browser may keep each one for a year. */
public final class Assets {

    private static final Map<String, String> ADDRESSES = new ConcurrentHashMap<>();

    private Assets() {}

    /** The address of a file of the house in {@code static/}. */
    public static String own(String file) {
        return ADDRESSES.computeIfAbsent(file, name -> "/" + name + "?v=" + digest("/static/" + name));
    }

    /** The address of a file in a WebJar; its version is part of the path. */
    public static String webjar(String jar, String file) {
        return ADDRESSES.computeIfAbsent(
                jar + "/" + file,
                name -> "/webjars/" + Objects.requireNonNull(new WebJarVersionLocator().path(jar, file), name));
    }

    private static String digest(String resource) {
        try (InputStream content = Assets.class.getResourceAsStream(resource)) {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(Objects.requireNonNull(content, resource).readAllBytes());
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
