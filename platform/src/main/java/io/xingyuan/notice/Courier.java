package io.xingyuan.notice;

import io.xingyuan.audit.Audit;
import io.xingyuan.kernel.OnParkSide;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 推送: calls other systems. Each webhook has a thread of its own, so that a dead one delays nobody; a call that fails is
 * made again, later and later, for a day. No redirect is followed.
 */
@Component
@OnParkSide
class Courier {

    private static final String REASON = "回调的推送情况";
    private static final int AT_ONCE = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofHours(18));

    private final Webhooks webhooks;
    private final OutsideAddresses addresses;
    private final TransactionOperations transaction;
    private final Audit audit;
    private final Clock clock;
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    Courier(
            Webhooks webhooks,
            OutsideAddresses addresses,
            TransactionOperations transaction,
            Audit audit,
            Clock clock) {
        this.webhooks = webhooks;
        this.addresses = addresses;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${xingyuan.notice.call-pause:PT5S}",
            initialDelayString = "${xingyuan.notice.call-pause:PT5S}")
    void round() {
        for (UUID webhook : webhooks.due()) {
            if (busy.add(webhook)) {
                threads.execute(() -> {
                    try {
                        callAll(webhook);
                    } finally {
                        busy.remove(webhook);
                    }
                });
            }
        }
    }

    /** What waits for one webhook, until one call fails. */
    void callAll(UUID webhook) {
        for (int made = 0; made < AT_ONCE; made++) {
            Optional<Call> call = noted(() -> webhooks.take(webhook, LEASE));
            if (call.isEmpty() || !heard(call.get())) {
                return;
            }
        }
    }

    private boolean heard(Call call) {
        String fault = fault(call);
        Optional<Duration> again =
                call.attempts() < PAUSES.size() ? Optional.of(PAUSES.get(call.attempts())) : Optional.empty();
        noted(() -> {
            if (fault.isEmpty()) {
                webhooks.sent(call);
            } else {
                webhooks.failed(call, fault, again);
            }
            return Optional.<Call>empty();
        });
        return fault.isEmpty();
    }

    /** What went wrong, empty when the other system took it. */
    private String fault(Call call) {
        Optional<String> objection = addresses.objection(call.address());
        if (objection.isPresent()) {
            return objection.get();
        }
        try {
            HttpResponse<Void> answer = http.send(request(call), HttpResponse.BodyHandlers.discarding());
            return answer.statusCode() / 100 == 2 ? "" : "对方回答 " + answer.statusCode();
        } catch (IOException unreachable) {
            return "连接不上：" + unreachable.getClass().getSimpleName();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return "系统停机";
        }
    }

    private HttpRequest request(Call call) {
        String time = String.valueOf(clock.instant().getEpochSecond());
        return HttpRequest.newBuilder(URI.create(call.address()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("X-Xingyuan-Call", call.id().toString())
                .header("X-Xingyuan-Signature", "t=" + time + ",v1=" + signature(call.secret(), time, call.body()))
                .POST(HttpRequest.BodyPublishers.ofString(call.body()))
                .build();
    }

    /** HMAC-SHA256 of time, dot and body, as hexadecimal digits. */
    static String signature(String secret, String time, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal((time + "." + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Optional<Call> noted(java.util.function.Supplier<Optional<Call>> work) {
        Optional<Call> found = transaction.execute(status -> {
            audit.notAudited(REASON);
            return work.get();
        });
        return found == null ? Optional.empty() : found;
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
        http.shutdownNow();
    }
}
