package io.xingyuan.privacy;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.web.Choice;
import io.xingyuan.web.PersonalRecords.Section;
import java.util.Arrays;
import java.util.List;

/**
 * 我的个人信息页.
 *
 * @param consented whether the consent to the current notice stands
 * @param kind as chosen, empty at first
 * @param wish as typed
 */
record OwnDataPage(List<Section> sections, boolean consented, String kind, String wish) {

    List<Choice> kinds() {
        return Arrays.stream(DataRequest.Kind.values())
                .map(each -> new Choice(each.name(), t(each.label())))
                .toList();
    }
}
