package io.xingyuan.identity;

/**
 * 统一身份提供方: an outside system where people may sign in.
 *
 * @param name as people know it
 * @param path where its sign-in begins
 */
record OutsideProvider(String name, String path) {}
