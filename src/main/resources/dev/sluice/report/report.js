// Sorts a table by a column, and filters long ones. The page is complete without it.
"use strict";
function key(row, column) {
  const text = row.cells[column].textContent.trim();
  const number = Number(text.replace(/[,%]/g, "").split(" ")[0]);
  return text === "" || Number.isNaN(number) ? text.toLowerCase() : number;
}
function compare(left, right) {
  if (typeof left === typeof right) {
    return typeof left === "number" ? left - right : left.localeCompare(right);
  }
  return typeof left === "number" ? -1 : 1;
}
document.querySelectorAll("table.sortable").forEach((table) => {
  const body = table.tBodies[0];
  const heads = Array.from(table.tHead.rows[0].cells);
  if (body.rows.length > 1) {
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const sign = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", sign === 1 ? "ascending" : "descending");
        Array.from(body.rows)
          .sort((a, b) => sign * compare(key(a, column), key(b, column)))
          .forEach((row) => body.append(row));
      });
    });
  }
  if (body.rows.length > 9) {
    const filter = document.createElement("input");
    filter.type = "search";
    filter.placeholder = "Filter these rows";
    filter.setAttribute("aria-label", "Filter: " + table.caption.textContent);
    table.parentElement.before(filter);
    filter.addEventListener("input", () => {
      const wanted = filter.value.toLowerCase();
      Array.from(body.rows).forEach((row) => {
        row.hidden = !row.textContent.toLowerCase().includes(wanted);
      });
    });
  }
});
