package io.xingyuan.views;

import java.util.UUID;

/**
 * 视图: a question to a list that somebody kept under a name.
 *
 * @param address path and query of the list
 * @param mine whether the visitor kept it; others' are shared ones
 */
public record SavedView(UUID id, String name, String address, boolean shared, boolean mine, String by) {}
