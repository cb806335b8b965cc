package io.xingyuan.notice;

import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.sealing.Unopenable;
import io.xingyuan.web.Site;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** 告知: brings one piece of news to each of its people in the ways that they chose, and to other systems. */
@Component
@OnParkSide
class Telling {

    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);

    private final ObjectProvider<AddressBook> books;
    private final ObjectProvider<NewsKind> kinds;
    private final Messages messages;
    private final HabitRows habits;
    private final Outbox outbox;
    private final Webhooks webhooks;
    private final Site site;

    Telling(
            ObjectProvider<AddressBook> books,
            ObjectProvider<NewsKind> kinds,
            Messages messages,
            HabitRows habits,
            Outbox outbox,
            Webhooks webhooks,
            Site site) {
        this.books = books;
        this.kinds = kinds;
        this.messages = messages;
        this.habits = habits;
        this.outbox = outbox;
        this.webhooks = webhooks;
        this.site = site;
    }

    void spread(ToldNews told) {
        News news = told.news();
        NewsKind kind = kinds.stream()
                .filter(each -> each.key().equals(news.kind()))
                .findFirst()
                .orElseGet(() -> new NewsKind(news.kind(), news.kind(), false));
        for (UUID account : people(news.audience())) {
            Habits wished = habits.of(account);
            Habits.Way way = wished.way(kind);
            if (way.shown()) {
                messages.add(account, told.id(), news);
            }
            if (way.mailed()) {
                mail(account, news, wished);
            }
        }
        webhooks.queue(told);
    }

    /** What nobody asks for any more. */
    void clear() {
        webhooks.clear(NewsRows.KEPT);
    }

    void mail(UUID account, News news, Habits wished) {
        address(account)
                .ifPresent(address -> outbox.send(Mail.telling(address, "杏园：" + news.title(), body(news)), wished));
    }

    /** An address that was tampered with must not keep the news from all the others. */
    private Optional<String> address(UUID account) {
        try {
            return books.stream().flatMap(book -> book.mail(account).stream()).findFirst();
        } catch (Unopenable tampered) {
            LOG.error("no mail to {}: {}", account, tampered.getMessage());
            return Optional.empty();
        }
    }

    private String body(News news) {
        String where =
                site.address().map(start -> "\n" + start + news.address()).orElse("");
        return news.words() + "\n" + where + "\n\n不想再收到这类邮件，可在“消息 → 接收设置”中关闭。\n";
    }

    private Set<UUID> people(Audience audience) {
        Set<UUID> people = new LinkedHashSet<>(audience.accounts());
        books.forEach(book -> {
            if (audience.role() != null) {
                people.addAll(book.holders(audience.role(), audience.park()));
            }
            if (audience.enterprise() != null) {
                people.addAll(book.peopleOf(audience.enterprise()));
            }
        });
        return people;
    }
}
