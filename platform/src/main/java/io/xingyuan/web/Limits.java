package io.xingyuan.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * 限流: how many requests a minute are answered, from {@code xingyuan.limits}.
 *
 * <p>An account is one person. An address may be a whole park behind one router, so it gets more.
 *
 * @param on false answers everything
 * @param pages of one account
 * @param costly of one account, of handlers that are {@link Costly}
 * @param files style sheets, scripts and pictures of one address
 * @param guestPages of one address, of people who have not signed in
 * @param guestCostly the same of handlers that are {@link Costly}
 */
@ConfigurationProperties("xingyuan.limits")
record Limits(
        @DefaultValue("true") boolean on,
        @DefaultValue("300") int pages,
        @DefaultValue("60") int costly,
        @DefaultValue("6000") int files,
        @DefaultValue("1200") int guestPages,
        @DefaultValue("240") int guestCostly) {}
