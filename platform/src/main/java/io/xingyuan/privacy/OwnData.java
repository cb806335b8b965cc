package io.xingyuan.privacy;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.audit.Audit;
import io.xingyuan.kernel.Mask;
import io.xingyuan.web.PersonalRecords;
import io.xingyuan.web.PersonalRecords.Section;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** 本人的个人信息: everything that the modules keep about one person (《个人信息保护法》第45条). */
@Component
class OwnData {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final ObjectProvider<PersonalRecords> records;
    private final Consents consents;
    private final DataRequests requests;
    private final Audit audit;
    private final Clock clock;

    OwnData(
            ObjectProvider<PersonalRecords> records,
            Consents consents,
            DataRequests requests,
            Audit audit,
            Clock clock) {
        this.records = records;
        this.consents = consents;
        this.requests = requests;
        this.audit = audit;
        this.clock = clock;
    }

    List<Section> about(UUID account) {
        List<Section> sections = new ArrayList<>(
                records.stream().flatMap(each -> each.about(account).stream()).toList());
        sections.add(new Section(40, "同意", consents.of(account)));
        sections.add(new Section(
                50, "我的请求", requests.of(account).stream().map(OwnData::facts).toList()));
        sections.sort(Comparator.comparingInt(Section::order));
        return List.copyOf(sections);
    }

    /** For the screen, over which others may look. */
    List<Section> shown(UUID account) {
        return about(account).stream()
                .map(section -> section.masked("邮箱", Mask.EMAIL))
                .toList();
    }

    /** A file for the person; the log keeps that they took it. */
    byte[] export(UUID account, String name) {
        audit.read("导出本人个人信息", "账号", account, name);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("account", account.toString());
        all.put(
                "exported",
                OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS).toString());
        about(account).forEach(section -> all.put(section.title(), section.rows()));
        return JSON.writeValueAsBytes(all);
    }

    private static SequencedMap<String, String> facts(DataRequest request) {
        return PersonalRecords.row(
                "种类", t(request.kind().label()),
                "要求", request.wish(),
                "提出时间", request.askedAt(),
                "状态", t(request.status().label()),
                "答复", request.answer());
    }
}
