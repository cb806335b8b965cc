package io.xingyuan.web;

import static io.xingyuan.web.Texts.t;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 停摆: faults of the surroundings, not of the program, that pass by themselves or when somebody makes room. */
final class Outages {

    // PostgreSQL, appendix A: classes 08, 53 and 57P.
    private static final String DISK_FULL = "53100";
    private static final String CONNECTION = "08";
    private static final String RESOURCES = "53";
    private static final String STOPPING = "57P";

    private Outages() {}

    /** The page for an outage, empty when the cause is another one. */
    static Optional<ErrorPage> page(Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof SQLException refused) {
                String state = String.valueOf(refused.getSQLState());
                if (state.equals(DISK_FULL)) {
                    return Optional.of(diskFull());
                }
                if (each instanceof SQLTransientConnectionException || passes(state)) {
                    return Optional.of(busy());
                }
            }
        }
        return Optional.empty();
    }

    private static boolean passes(@Nullable String state) {
        return state != null
                && (state.startsWith(CONNECTION) || state.startsWith(RESOURCES) || state.startsWith(STOPPING));
    }

    static ErrorPage diskFull() {
        return new ErrorPage(
                507,
                t("磁盘空间不足"),
                t("服务器的磁盘快满了，刚才的内容没有保存。已有数据都在，仍可查看。"),
                t("请管理员在数据目录所在的磁盘上腾出空间或扩容，系统随即恢复；在此之前请不要关闭填写页，返回后可重新提交。"),
                null,
                false);
    }

    private static ErrorPage busy() {
        return new ErrorPage(
                503,
                t("系统正忙"),
                t("数据库暂时没有应答，刚才的操作可能没有完成。"),
                t("系统会自动恢复，请稍候刷新；如果刚才在提交内容，请先看看是否已经保存，再重新提交。"),
                null,
                false);
    }
}
