package io.xingyuan.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithUtf8Length;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.MethodParameter;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.ServletWebRequest;

/** What an address asks for, and where it leads back to: nonsense is no error, and nothing leads out of the house. */
class AddressFuzzTests {

    static Stream<Arguments> addresses() {
        return Stream.of(
                Arguments.of("", "1", "20"),
                Arguments.of("q=%E4%BE%8B&page=2", "-1", "９"),
                Arguments.of("q={a}&page=%&#x", "99999999999", "0"),
                Arguments.of("a=1&&=&page", " ", "1e3"));
    }

    @MethodSource("addresses")
    @FuzzTest
    void paging(
            @NotNull @WithUtf8Length(max = 200) String query,
            @NotNull @WithUtf8Length(max = 30) String page,
            @NotNull @WithUtf8Length(max = 30) String size)
            throws NoSuchMethodException {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/enterprises");
        request.setQueryString(query);
        request.setParameter("page", page);
        request.setParameter("size", size);
        MethodParameter parameter =
                new MethodParameter(AddressFuzzTests.class.getDeclaredMethod("asks", Paging.class), 0);
        Paging paging = new PagingArgument().resolveArgument(parameter, null, new ServletWebRequest(request), null);
        asks(paging);
    }

    private static void asks(Paging paging) {
        assertThat(paging.limit()).isBetween(1, 100);
        assertThat(paging.offset()).isNotNegative();
        assertThat(paging.to(3)).startsWith("/enterprises").contains("page=3");
    }

    @ValueSource(
            strings = {
                "",
                "/enterprises?q=例",
                "//evil.example/",
                "/\\evil",
                "http://[::1/",
                "https://h/a?b=%zz",
                "/a\r\nb"
            })
    @FuzzTest
    void wayBack(@NotNull @WithUtf8Length(max = 300) String address) {
        for (String way : new String[] {Back.to(address), Back.pathOf(address)}) {
            assertThat(way).startsWith("/").doesNotStartWith("//").doesNotContain("\\", "\r", "\n");
        }
    }
}
