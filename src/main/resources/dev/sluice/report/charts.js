// Draws the charts of a report from their tables of figures, which are folded up then. Names go to
// the library as text and are drawn as SVG text, never as markup.
"use strict";
document.querySelectorAll(".chart .drawing").forEach((place) => {
  const { kind, axis, y, one } = place.dataset;
  const details = place.parentElement.querySelector("details");
  const points = Array.from(details.querySelectorAll("tbody tr"), (row) => {
    const of = (role) => row.querySelector("[data-" + role + "]");
    const label = of("x").dataset.x;
    return {
      at: axis === "time" ? label.replace("T", " ").replace(/(:00)?Z$/, "") : label,
      moment: axis === "time" ? Date.parse(label) : Number(label),
      series: one === "true" ? y : of("series").dataset.series,
      value: Number(of("value").dataset.value),
    };
  });
  const isLine = kind === "line";
  // Names are read along lying bars; time runs from left to right.
  const isLying = !isLine && axis !== "time";
  // In an order of their own, so that a name has one colour wherever it has the same company.
  const names = Array.from(new Set(points.map((point) => point.series))).sort();
  const places = Array.from(new Set(points.map((point) => point.at)));
  const position = new Map(places.map((at, index) => [at, index]));

  function data(name) {
    const own = points.filter((point) => point.series === name);
    if (isLine) {
      return own.map((point) => [point.moment, point.value]);
    }
    const sums = new Array(places.length).fill(null);
    own.forEach((point) => {
      sums[position.get(point.at)] += point.value;
    });
    return sums;
  }

  function option() {
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue("--" + name).trim();
    const fontFamily = getComputedStyle(place).fontFamily;
    // Said again here, because the library measures labels by a font of their own.
    const soft = { color: colour("soft"), fontFamily };
    const line = { lineStyle: { color: colour("line") } };
    const figures = {
      type: "value",
      scale: isLine,
      name: isLying || one === "true" ? "" : y,
      nameTextStyle: soft,
      axisLabel: soft,
      splitLine: line,
    };
    const along = {
      type: isLine ? (axis === "time" ? "time" : "value") : "category",
      scale: true,
      inverse: isLying,
      axisLabel: { ...soft, hideOverlap: true, width: 220, overflow: "truncate" },
      axisLine: line,
      splitLine: { show: false },
      data: isLine ? undefined : places,
    };
    return {
      useUTC: true,
      animation: false,
      color: ["accent", "warning", "calm", "good", "bad", "stream", "soft"].map(colour),
      textStyle: { fontFamily, color: colour("ink") },
      grid: { left: 12, right: 28, top: one === "true" ? 16 : 56, bottom: 8, containLabel: true },
      legend: { show: one !== "true", type: "scroll", top: 0, textStyle: { color: colour("ink") } },
      tooltip: {
        trigger: "axis",
        renderMode: "richText",
        axisPointer: { type: isLine ? "line" : "shadow" },
        backgroundColor: colour("card"),
        textStyle: { color: colour("ink") },
      },
      xAxis: isLying ? figures : along,
      yAxis: isLying ? along : figures,
      series: names.map((name) => ({
        name,
        type: isLine ? "line" : "bar",
        stack: kind === "stacked-bar" ? "all" : undefined,
        showSymbol: points.length === names.length,
        barMaxWidth: 28,
        data: data(name),
      })),
    };
  }

  const bars = kind === "stacked-bar" ? places.length : places.length * names.length;
  place.style.height = (isLying ? Math.min(1600, 80 + 26 * bars) : 340) + "px";
  place.classList.add("drawn");
  details.open = false;
  const chart = echarts.init(place, null, { renderer: "svg" });
  chart.setOption(option());
  window.addEventListener("resize", () => chart.resize());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    chart.setOption(option(), true);
  });
});
