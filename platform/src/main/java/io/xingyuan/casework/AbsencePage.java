package io.xingyuan.casework;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.identity.Colleagues.Colleague;
import io.xingyuan.web.Choice;
import java.util.List;

/** 外出委托页. */
record AbsencePage(List<Absence> absences, List<Colleague> colleagues) {

    List<Choice> choices() {
        return colleagues.stream()
                .map(each -> new Choice(
                        key(each), each.name() + " · " + t(each.role().label())))
                .toList();
    }

    static String key(Colleague colleague) {
        return colleague.account() + " " + colleague.role().name();
    }
}
