package io.xingyuan.notice;

import java.time.Instant;
import java.util.UUID;

/** 待分发的消息: news as it lies in the table until it is spread. */
record ToldNews(UUID id, News news, Instant at, int attempts) {}
