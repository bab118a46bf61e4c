package io.hongyan.server.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {

    static final Places PLACES = Places.national();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "浙江省杭州市西湖区文三路1号|浙江省|杭州市|330100",
                "浙江 杭州 西湖区 文三路1号|浙江省|杭州市|330100",
                "杭州市西湖区文三路1号|浙江省|杭州市|330100",
                "北京市朝阳区建国路88号|北京市|北京市|110105",
                "北京朝阳区建国路88号|北京市|北京市|110105",
                "中国广东省深圳市南山区科技园|广东省|深圳市|440300",
                "重庆市渝中区解放碑|重庆市|重庆市|500103",
                "新疆乌鲁木齐市天山区|新疆维吾尔自治区|乌鲁木齐市|650100",
                "内蒙古自治区呼和浩特市赛罕区|内蒙古自治区|呼和浩特市|150100",
                "海南省琼海市嘉积镇|海南省|琼海市|469002",
                "昆山市玉山镇|江苏省|苏州市|320583",
                "香港特别行政区九龙|香港特别行政区|-|810000",
                "某处|-|-|-",
            })
    void readsProvinceAndCityOffTheFront(
            String address, String province, String city, String code) {
        var place = PLACES.find(address);

        assertThat(place.province()).isEqualTo(province == null ? "" : province);
        assertThat(place.city()).isEqualTo(city == null ? "" : city);
        assertThat(place.code()).isEqualTo(code == null ? "" : code);
    }
}
