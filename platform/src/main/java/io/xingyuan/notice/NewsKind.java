package io.xingyuan.notice;

/**
 * 消息种类: what people choose by how they want to be told. Each module publishes its own as beans.
 *
 * @param key such as {@code case-correction}; kept with every message
 * @param label Chinese; translated when drawn
 * @param mail whether somebody who has said nothing gets it by mail too
 */
public record NewsKind(String key, String label, boolean mail) {}
