package io.xingyuan.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchNameTests {

    @Test
    void givesPinyinInitialsAndTwoCharacterGroups() {
        SearchName name = SearchName.of("示例ＣＴ影像");
        assertThat(name.pinyin()).isEqualTo("shi li c t ying xiang");
        assertThat(name.initials()).isEqualTo("slctyx");
        assertThat(name.grams()).contains("示例", "ct", "影像", "sl");
    }

    @Test
    void keepsRareCharactersWhole() {
        SearchName name = SearchName.of("𠮷䶮（演示）");
        assertThat(name.grams()).contains("𠮷䶮", "演示");
        assertThat(name.initials()).startsWith("𠮷");
    }

    @Test
    void seeksWhatWasTyped() {
        assertThat(SearchName.sought("示 例")).containsExactly("示例");
        assertThat(SearchName.sought("例")).isEmpty();
    }
}
