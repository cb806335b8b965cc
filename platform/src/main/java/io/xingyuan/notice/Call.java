package io.xingyuan.notice;

import java.util.UUID;

/** 待推送的回调: one call to another system, with what is needed to make it. */
record Call(UUID id, UUID webhook, String address, String secret, String body, int attempts) {}
