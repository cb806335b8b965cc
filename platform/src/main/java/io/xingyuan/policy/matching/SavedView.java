package io.xingyuan.policy.matching;

import java.util.UUID;

/**
 * 视图: a question that somebody kept under a name.
 *
 * @param address path and query of the page
 * @param mine whether the visitor kept it; others' are shared ones
 */
record SavedView(UUID id, String name, String address, boolean shared, boolean mine, String by) {}
