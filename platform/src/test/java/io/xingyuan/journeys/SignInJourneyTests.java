package io.xingyuan.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xingyuan.identity.secret.CodeSecret;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Somebody forgets their password, takes more care from then on, and signs another device out. */
@Journey
class SignInJourneyTests {

    private static final String NEW = "Kestrel-2027-x";

    @Test
    void aPasswordComesBackByMailAndACodeKeepsItSafe(Person person, Person elsewhere, HouseClock clock) {
        person.opens("/sign-in")
                .follows("忘记口令")
                .fills("登录名或邮箱", "demo-statistics")
                .presses("发邮件");
        assertThat(person.text()).contains("邮件马上就到");
        person.shot("forgotten-password").findsNoBarriersHere().follows("打开发件箱");
        person.shot("outbox").findsNoBarriersHere().presses("打开链接");
        person.fills("新口令", NEW).fills("再填一次新口令", NEW).presses("保存");
        assertThat(person.text()).contains("新口令已生效");
        signIn(person);
        assertThat(person.heading()).startsWith("您好");

        person.opens("/own").follows("动态口令").presses("开始启用");
        person.shot("code").findsNoBarriersHere();
        CodeSecret secret =
                new CodeSecret(person.page.locator("#key").innerText().replace(" ", ""));
        person.fills("验证器现在显示的 6 位数字", shown(secret, clock))
                .clicks(person.page.locator("form[action='/own/code'] button"));
        List<String> recovery = person.page.locator(".recovery-codes code").allInnerTexts();
        assertThat(recovery).hasSize(10);
        person.shot("recovery-codes").findsNoBarriersHere().signsOut();

        signIn(person);
        assertThat(person.heading()).isEqualTo("填写动态口令");
        person.findsNoBarriersHere()
                .fills("验证码或恢复码", recovery.getFirst())
                .clicks(person.page.locator("form[action='/sign-in/code'] button"));
        assertThat(person.heading()).startsWith("您好");

        signIn(elsewhere);
        elsewhere
                .fills("验证码或恢复码", recovery.get(1))
                .clicks(elsewhere.page.locator("form[action='/sign-in/code'] button"));
        assertThat(elsewhere.heading()).startsWith("您好");
        person.opens("/own").shot("own-account").presses("结束");
        assertThat(person.text()).contains("那处登录已结束。");
        elsewhere.opens("/own");
        assertThat(elsewhere.heading()).isEqualTo("登录");
    }

    /** What the authenticator shows, while there is time to type it. */
    private static String shown(CodeSecret secret, HouseClock clock) {
        await().pollInterval(Duration.ofMillis(100)).until(() -> clock.instant().getEpochSecond() % 30 < 27);
        return secret.code(clock.instant());
    }

    private static void signIn(Person person) {
        person.opens("/sign-in")
                .fills("登录名", "demo-statistics")
                .fills("口令", NEW)
                .clicks(person.page.locator("form[action='/sign-in'] button"));
    }
}
